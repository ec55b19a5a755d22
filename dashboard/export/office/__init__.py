"""Files for Word, Excel and PowerPoint: their own charts and tables, to be worked on."""
