import QtQuick
import QtQuick.Layouts
import chair
import controls
import theme

// Which versions, what came of it, and the way from change to change.
GridLayout {
    id: head

    required property var comparison
    required property string documentId
    readonly property var view: comparison.view
    readonly property bool ready: view.state === "ready"
    readonly property var options: view.numbers.map(number => ({
                "value": number,
                "text": qsTrId("desktop.comparison.version").arg(number)
            }))

    // What it says and the way through it stand side by side, or one below the other where large type needs the room.
    columns: said.implicitWidth + way.implicitWidth + 100 > width ? 1 : 2
    columnSpacing: 8
    rowSpacing: 8

    RowLayout {
        id: said

        Layout.fillWidth: true
        spacing: 8

        ChoiceOf {
            objectName: "oldVersion"
            Layout.preferredWidth: 148 * Theme.scale
            options: head.options
            value: head.view.old_number || 0
            Accessible.name: qsTrId("desktop.comparison.old_version")
            onPicked: value => head.comparison.compare(head.documentId, value, head.view.new_number)
        }
        Sign {
            name: "arrow-right"
            size: 16
            color: Theme.textSoft
        }
        ChoiceOf {
            objectName: "newVersion"
            Layout.preferredWidth: 148 * Theme.scale
            options: head.options
            value: head.view.new_number || 0
            Accessible.name: qsTrId("desktop.comparison.new_version")
            onPicked: value => head.comparison.compare(head.documentId, head.view.old_number, value)
        }
        AppText {
            objectName: "comparisonSummary"
            Layout.fillWidth: true
            Layout.preferredWidth: 120
            wrapMode: Text.Wrap
            soft: true
            text: head.ready ? head.view.summary : ""
        }
    }
    RowLayout {
        id: way

        Layout.alignment: Qt.AlignRight
        spacing: 8

        AppText {
            visible: head.ready
            text: qsTrId("desktop.comparison.legend_removed")
            size: Theme.sizeCaption
            font.strikeout: true
            color: Theme.danger
        }
        AppText {
            visible: head.ready
            Layout.rightMargin: 8
            text: qsTrId("desktop.comparison.legend_inserted")
            size: Theme.sizeCaption
            font.underline: true
            color: Theme.accent
        }
        ActButton {
            objectName: "previousChange"
            small: true
            visible: head.ready
            enabled: head.view.can_back === true
            sign: "chevron-left"
            text: qsTrId("desktop.comparison.back")
            keys: "P"
            onClicked: head.comparison.back()
        }
        AppText {
            objectName: "placeText"
            visible: head.ready
            text: head.view.place_text || ""
            weight: Theme.weightMedium
            Accessible.role: Accessible.StaticText
        }
        ActButton {
            objectName: "nextChange"
            small: true
            visible: head.ready
            enabled: head.view.can_on === true
            sign: "chevron-right"
            text: qsTrId("desktop.comparison.next")
            keys: "N"
            onClicked: head.comparison.on()
        }
    }
}
