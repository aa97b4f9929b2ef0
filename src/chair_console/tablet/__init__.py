"""The kiosk agent for tablets that can run one: advertises itself, waits to be assigned, then stays connected."""
