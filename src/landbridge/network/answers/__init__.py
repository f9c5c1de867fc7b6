"""What the proof of all pairs comes to: by place, by VM, from the Internet, left open."""
