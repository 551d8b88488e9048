"""What ipywidgets imports of IPython.core."""
