"""What a person does across rooms, without Qt."""
