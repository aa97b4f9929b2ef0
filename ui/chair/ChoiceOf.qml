import QtQuick

// One of `options` [{value, text}]. It shows what is so (`value`), not what was picked: that is for the hall to say.
Choice {
    id: choice

    required property var options
    required property var value
    readonly property int place: options.findIndex(option => option.value === value)
    signal picked(var value)

    function settle() {
        choice.currentIndex = Qt.binding(() => choice.place);
    }

    popup.width: Math.max(width, 320)
    popup.x: width - popup.width
    model: options
    textRole: "text"
    valueRole: "value"
    currentIndex: place
    onModelChanged: settle()
    onActivated: index => {
        choice.picked(choice.options[index].value);
        choice.settle();
    }
}
