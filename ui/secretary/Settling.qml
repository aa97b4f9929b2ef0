import QtQuick

// Runs as long as the second press of a double click may still come: what has just taken a place waits until then.
Timer {
    interval: Application.styleHints.mouseDoubleClickInterval
}
