import QtQuick
import QtQuick.Layouts
import controls
import theme

// One tablet: whose it is, or whom it may be given to.
Item {
    id: row

    required property var desk
    required property string name
    required property string detail
    required property string state_text
    required property string delegate
    required property string seat
    required property string suggested
    required property string suggested_id
    required property string device_id
    required property string condition
    property var free: []
    readonly property bool found: condition === "found"

    implicitHeight: 58 * Theme.scale
    Accessible.role: Accessible.ListItem
    Accessible.name: `${name}, ${state_text} ${seat} ${delegate}`

    Rectangle {
        width: parent.width
        height: 1
        color: Theme.line
    }
    RowLayout {
        anchors.fill: parent
        anchors.rightMargin: 8
        spacing: 12

        Sign {
            name: "tablet"
            size: 22
            color: row.found ? Theme.accent : row.condition === "silent" ? Theme.gold : row.condition === "connected" ? Theme.ok : Theme.textSoft
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            AppText {
                Layout.fillWidth: true
                text: row.found ? row.name : `${row.seat} ${row.delegate}`
                elide: Text.ElideRight
                weight: Theme.weightMedium
            }
            AppText {
                Layout.fillWidth: true
                text: [row.state_text, row.found ? "" : row.name, row.detail].filter(part => part).join(" · ")
                size: Theme.sizeCaption
                elide: Text.ElideRight
                color: row.condition === "silent" ? Theme.gold : Theme.textSoft
            }
        }
        ActButton {
            objectName: "assign"
            Layout.maximumWidth: 260
            visible: row.found && row.suggested_id !== ""
            small: true
            tone: "main"
            implicitHeight: 36 * Theme.scale
            runner: row.desk.runner
            place: `devices.${row.device_id}`
            text: qsTrId("desktop.devices.assign").arg(row.suggested)
            onClicked: row.desk.devices.assign(row.device_id, row.suggested_id)
        }
        Choice {
            objectName: "assignOther"
            Layout.preferredWidth: 170
            visible: row.found && row.suggested_id !== ""
            displayText: qsTrId("desktop.devices.other")
            model: row.free
            textRole: "text"
            valueRole: "id"
            onActivated: row.desk.devices.assign(row.device_id, currentValue)
        }
        ActButton {
            objectName: "release"
            visible: !row.found
            small: true
            tone: "link"
            runner: row.desk.runner
            place: `devices.${row.device_id}`
            text: qsTrId("desktop.devices.release")
            onClicked: row.desk.devices.release(row.device_id)
        }
    }
}
