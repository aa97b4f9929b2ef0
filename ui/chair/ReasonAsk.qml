pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// Before somebody is called: whose speech that ends, and out of order why, typed or one of the usual reasons; the reason
// goes into the minutes.
ColumnLayout {
    id: why

    required property var runner
    required property string place
    // Of the floor or of the questioning: whose speech would end.
    required property var model
    property bool toHead: false
    property bool reasoned: true
    readonly property string ends: model.view.ends
    property bool made: false
    readonly property string text: reason.text.trim()
    signal invited
    signal headed
    signal used
    signal dropped

    spacing: 8
    Component.onCompleted: {
        (reasoned ? reason : inviteNow).forceActiveFocus(Qt.TabFocusReason);
        made = true;
    }
    // It was asked about the speech that ran then.
    onEndsChanged: {
        if (made && !reasoned)
            dropped();
    }
    // Before the window takes it: Escape leaves what was opened last.
    Keys.onShortcutOverride: event => event.accepted = event.key === Qt.Key_Escape
    Keys.onEscapePressed: dropped()

    AppText {
        objectName: "inviteEnds"
        Layout.fillWidth: true
        visible: text !== ""
        text: why.ends
        wrapMode: Text.Wrap
        size: Theme.sizeCaption
        weight: Theme.weightMedium
        color: Theme.gold
    }
    EntryField {
        id: reason

        objectName: "outOfOrderReason"
        visible: why.reasoned
        Layout.fillWidth: true
        implicitHeight: 36 * Theme.scale
        maximumLength: 300
        placeholderText: qsTrId("desktop.floor.reason")
        onTextChanged: why.used()
        onAccepted: inviteNow.enabled && why.invited()
    }
    Flow {
        Layout.fillWidth: true
        visible: why.reasoned
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
            visible: why.toHead && why.reasoned
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
            enabled: usable && (!why.reasoned || why.text !== "")
            text: qsTrId("desktop.floor.invite_now")
            Keys.onReturnPressed: click()
            Keys.onEnterPressed: click()
            onClicked: why.invited()
        }
    }
}
