"""What goes over the wire: headers, and files compressed once; knows the web, not Streamlit."""
