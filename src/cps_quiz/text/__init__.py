"""Words: what may be shown, the small Markdown of banks, and near names."""
