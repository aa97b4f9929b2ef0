import QtQuick

// A list that is as high as it has room for whole rows: none is cut, nor beside a row that has opened to ask.
ListView {
    id: list

    required property real row
    // So much lies empty under the words of a row: it may go.
    readonly property real spare: 4
    readonly property real room: parent.height
    // What a row that has opened takes beside its line.
    property real opened: 0
    readonly property real lines: Math.floor((room + spare - opened) / row) * row

    width: parent.width
    height: count === 0 || lines < row || opened === 0 && contentHeight > count * row + 1 ? room : Math.min(room, lines + opened)
    clip: true
    boundsBehavior: Flickable.StopAtBounds
}
