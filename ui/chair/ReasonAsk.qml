pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import theme

// Why somebody is called before the others: typed, or one of the usual reasons; it goes into the minutes.
ColumnLayout {
    id: why

    required property var runner
    required property string place
    property bool toHead: false
    readonly property string text: reason.text.trim()
    signal invited
    signal headed
    signal used
    signal dropped

    spacing: 8
    Component.onCompleted: reason.forceActiveFocus()
    // Before the window takes it: Escape leaves what was opened last.
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape
    Keys.onEscapePressed: dropped()

    EntryField {
        id: reason

        objectName: "outOfOrderReason"
        Layout.fillWidth: true
        implicitHeight: 36 * Theme.scale
        maximumLength: 300
        placeholderText: qsTrId("desktop.floor.reason")
        onTextChanged: why.used()
        onAccepted: inviteNow.enabled && why.invited()
    }
    Flow {
        Layout.fillWidth: true
        spacing: 6

        Repeater {
            model: [qsTrId("desktop.floor.reason_same_matter"), qsTrId("desktop.floor.reason_leaves")]

            ActButton {
                required property string modelData

                objectName: "usualReason"
                small: true
                text: modelData
                onClicked: reason.text = modelData
            }
        }
    }
    RowLayout {
        Layout.fillWidth: true
        spacing: 6

        ActButton {
            objectName: "toHead"
            visible: why.toHead
            Layout.fillWidth: true
            small: true
            runner: why.runner
            place: why.place
            enabled: usable && why.text !== ""
            text: qsTrId("desktop.floor.to_head")
            onClicked: why.headed()
        }
        ActButton {
            id: inviteNow

            objectName: "inviteNow"
            Layout.fillWidth: true
            small: true
            runner: why.runner
            place: why.place
            enabled: usable && why.text !== ""
            text: qsTrId("desktop.floor.invite_now")
            onClicked: why.invited()
        }
    }
}
