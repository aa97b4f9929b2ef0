pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// How many minutes: the usual ones at a touch, any other typed.
RowLayout {
    id: row

    required property int minutes
    required property var steps
    signal chosen(int minutes)

    spacing: 6
    onVisibleChanged: other.text = ""

    Repeater {
        model: row.steps

        ActButton {
            required property int modelData

            objectName: `minutes-${modelData}`
            small: true
            tone: modelData === row.minutes ? "main" : "normal"
            text: modelData
            Accessible.name: `${modelData} ${qsTrId("desktop.step.minutes_unit")}`
            onClicked: {
                other.text = "";
                row.chosen(modelData);
            }
        }
    }
    EntryField {
        id: other

        objectName: "minutes"
        implicitHeight: 32 * Theme.scale
        Layout.preferredWidth: 56 * Theme.scale
        placeholderText: "…"
        inputMethodHints: Qt.ImhDigitsOnly
        maximumLength: 3
        validator: RegularExpressionValidator {
            regularExpression: /[0-9]*/
        }
        Accessible.name: qsTrId("desktop.step.minutes")
        onTextEdited: row.chosen(parseInt(text) || 0)
    }
    AppText {
        text: qsTrId("desktop.step.minutes_unit")
        color: Theme.textSoft
    }
    Item {
        Layout.fillWidth: true
    }
}
