pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// Tablets: found ones are given to a delegate with one press; the silent and the connected below.
Sheet {
    id: sheet

    required property var desk
    readonly property var devices: desk.devices
    readonly property var free: visible ? devices.lists.free : []
    signal codesAsked

    objectName: "devicesSheet"
    heading: qsTrId("desktop.devices.heading") + (devices.view.found_text ? " · " + devices.view.found_text : "")

    RefusalLine {
        Layout.fillWidth: true
        runner: sheet.desk.runner
        noun: "devices"
    }
    ListView {
        objectName: "deviceRows"
        Layout.fillWidth: true
        Layout.fillHeight: true
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: sheet.devices.rows
        delegate: DeviceRow {
            width: ListView.view.width
            desk: sheet.desk
            free: sheet.free
        }

        AppText {
            anchors.centerIn: parent
            width: parent.width - 80
            horizontalAlignment: Text.AlignHCenter
            visible: sheet.devices.rows.count === 0
            wrapMode: Text.Wrap
            color: Theme.textSoft
            text: qsTrId("desktop.devices.empty")
        }
    }
    ActButton {
        text: qsTrId("desktop.devices.show_codes")
        onClicked: sheet.codesAsked()
    }
}
