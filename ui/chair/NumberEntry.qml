import QtQuick

// A small whole number; an empty field is 0.
EntryField {
    readonly property int number: parseInt(text) || 0

    implicitWidth: 90
    maximumLength: 3
    inputMethodHints: Qt.ImhDigitsOnly
    validator: RegularExpressionValidator {
        regularExpression: /[0-9]*/
    }
}
