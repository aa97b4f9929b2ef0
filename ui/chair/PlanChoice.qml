import QtQuick
import QtQuick.Layouts

// One of a list of {id, text}; what is chosen stands in the draft, not here.
Choice {
    id: choice

    required property var options
    required property var value
    signal chosen(var id)

    Layout.fillWidth: true
    model: options
    textRole: "text"
    valueRole: "id"
    currentIndex: options.findIndex(option => option.id === value)
    onActivated: index => choice.chosen(choice.options[index].id)
}
