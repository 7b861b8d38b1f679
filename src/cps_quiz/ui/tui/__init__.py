"""The full screen. Imported only when it is shown: Textual takes longer to load than all the rest."""
