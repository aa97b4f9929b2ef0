"""The windows of the chair: Qt and QML. They show what the hall says and send commands; they decide nothing."""
