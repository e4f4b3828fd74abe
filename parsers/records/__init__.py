"""What every layout gives (drafts), and drafts → records with normalised fields, notes and links."""
