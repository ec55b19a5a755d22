"""Pure drawing: rows in, plotly figures and pydeck maps out."""
