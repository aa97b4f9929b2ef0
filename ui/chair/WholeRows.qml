import QtQuick

// A list that is as high as it has room for whole rows: none is cut. Where a row has opened to ask, it takes all the room.
ListView {
    id: list

    required property real row
    // So much lies empty under the words of a row: it may go.
    readonly property real spare: 4
    readonly property real room: parent.height

    width: parent.width
    height: count === 0 || room < row || contentHeight > count * row + 1 ? room : Math.min(room, Math.floor((room + spare) / row) * row)
    clip: true
    boundsBehavior: Flickable.StopAtBounds
}
