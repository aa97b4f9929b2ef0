import QtQuick
import theme

// The widths of the table's columns; the title has what is left. A narrow table does without the audience's column.
QtObject {
    required property real available
    readonly property bool narrow: available < 900 * Theme.scale
    // With large type in a small window the meters are figures only.
    readonly property bool figures: available < 720 * Theme.scale
    readonly property real left: 28
    readonly property real right: 16
    readonly property real gap: narrow ? 12 : 16
    readonly property real version: 60 * Theme.scale
    readonly property real audience: narrow ? 0 : 112 * Theme.scale
    readonly property real pages: 40 * Theme.scale
    readonly property real meter: (figures ? 60 : narrow ? 84 : 92) * Theme.scale
    readonly property real standing: 118 * Theme.scale
    readonly property real title: available - left - right - version - audience - pages - 2 * meter - standing - (narrow ? 5 : 6) * gap
}
