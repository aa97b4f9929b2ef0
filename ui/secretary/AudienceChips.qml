pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// Whom the paper is for. Within the hall a press counts at once; what leaves the hall is asked for first.
ColumnLayout {
    id: chips

    required property var desk
    readonly property var inspector: desk.inspector
    readonly property bool hasGroups: inspector.view.audience.some(one => one.group)
    readonly property bool forAll: inspector.view.audience.some(one => one.key === "delegates" && one.on)
    readonly property bool groupsShown: !forAll || openedFor === inspector.document_id
    property string openedFor
    signal outsideAsked(string key, string name)

    Layout.fillWidth: true
    spacing: 6

    AppText {
        text: qsTrId("desktop.inspector.audience")
        weight: Theme.weightSemibold
    }
    Flow {
        Layout.fillWidth: true
        spacing: 6

        Repeater {
            model: chips.inspector.view.audience.length

            ToggleChip {
                required property int index
                readonly property var one: chips.inspector.view.audience[index] || ({"key": "", "text": "", "on": false, "outside": false, "group": false})

                objectName: `audience-${one.key}`
                visible: !one.group || chips.groupsShown
                width: Math.min(implicitWidth, chips.width)
                text: one.text
                chosen: one.on
                enabled: chips.desk.runner.live
                onClicked: one.outside && !one.on ? chips.outsideAsked(one.key, one.text) : chips.inspector.set_audience(one.key, !one.on)
            }
        }
        // Many groups would push the rest away; one press leads to them while the paper is for all.
        ToggleChip {
            objectName: "audienceGroups"
            visible: chips.hasGroups && !chips.groupsShown
            text: qsTrId("desktop.inspector.by_group")
            chosen: false
            enabled: chips.desk.runner.live
            onClicked: chips.openedFor = chips.inspector.document_id
        }
    }
}
