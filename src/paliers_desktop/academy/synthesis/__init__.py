"""What a whole campagne says, and what may be published of it without telling what one school answered."""
