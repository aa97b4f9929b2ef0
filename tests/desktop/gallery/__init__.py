"""The projector's scenes as pictures, with the figures of the design's own pictures."""
