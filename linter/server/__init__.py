"""``reportlint lsp``: the findings in an editor, as one types (Language Server Protocol 3.17)."""
