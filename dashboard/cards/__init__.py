"""What each chart says: for each question its title, its words, its key and how it is drawn; no Streamlit."""
