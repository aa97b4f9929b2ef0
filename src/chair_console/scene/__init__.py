"""What the hall sees, as data: one scene from the topics, drawn by the projector's window and by web pages alike."""
