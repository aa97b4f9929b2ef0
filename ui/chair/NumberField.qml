import QtQuick
import QtQuick.Layouts
import controls
import theme

// A small whole number: one less, one more, or typed.
ColumnLayout {
    id: field

    required property string label
    required property int value
    property int least: 1
    property int most: 200
    signal chosen(int number)

    spacing: 3

    AppText {
        text: field.label
        weight: Theme.weightMedium
    }
    RowLayout {
        spacing: 4

        ActButton {
            objectName: "less"
            small: true
            sign: "minus"
            enabled: field.value > field.least
            Accessible.name: `${field.label} −1`
            onClicked: field.chosen(field.value - 1)
        }
        EntryField {
            Layout.preferredWidth: 56 * Theme.scale
            implicitHeight: 32 * Theme.scale
            objectName: "number"
            horizontalAlignment: TextInput.AlignHCenter
            text: field.value
            maximumLength: 3
            inputMethodHints: Qt.ImhDigitsOnly
            validator: IntValidator {
                bottom: field.least
                top: field.most
            }
            Accessible.name: field.label
            onTextEdited: if (acceptableInput) field.chosen(parseInt(text))
        }
        ActButton {
            objectName: "more"
            small: true
            sign: "plus"
            enabled: field.value < field.most
            Accessible.name: `${field.label} +1`
            onClicked: field.chosen(field.value + 1)
        }
    }
}
