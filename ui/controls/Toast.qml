import QtQuick
import theme

// What was just done, and for `seconds` the way to take it back. The line under it runs out with the time.
Rectangle {
    id: toast

    required property string text
    property string actionText: ""
    property string keys: ""
    property real seconds: 10
    property bool running: true
    // How wide it may become; a longer text takes further lines.
    property real widest: parent ? parent.width - 32 : Infinity
    // In little room it is set smaller.
    property bool compact: false
    readonly property real room: widest - 28 - (undo.visible ? undo.implicitWidth + row.spacing : 0)
    signal undone
    signal expired

    visible: text !== ""
    onTextChanged: if (end.running)
        end.restart()
    implicitWidth: Math.min(row.implicitWidth + 28, widest)
    implicitHeight: compact ? Math.max(40, row.implicitHeight + 8) : Math.max(48, row.implicitHeight + 14)
    radius: 10
    color: Theme.text
    clip: true
    Accessible.role: Accessible.AlertMessage
    Accessible.name: text

    Row {
        id: row
        anchors.centerIn: parent
        spacing: Theme.space4

        AppText {
            anchors.verticalCenter: parent.verticalCenter
            width: Math.min(implicitWidth, toast.room)
            text: toast.text
            wrapMode: Text.Wrap
            maximumLineCount: 3
            elide: Text.ElideRight
            size: toast.compact ? Theme.sizeCaption : Theme.sizeBody
            color: Theme.surface
        }
        ActionButton {
            id: undo

            objectName: "undo"
            visible: text !== ""
            size: "row"
            text: toast.actionText
            keys: toast.keys
            onClicked: toast.undone()
        }
    }
    Rectangle {
        anchors.bottom: parent.bottom
        x: toast.radius
        width: parent.width - 2 * x
        height: 3
        color: Theme.gold
        transform: Scale {
            id: left
        }
    }
    NumberAnimation {
        id: end

        target: left
        property: "xScale"
        running: toast.visible && toast.running
        from: 1
        to: 0
        duration: toast.seconds * 1000
        onFinished: toast.expired()
    }
}
