import QtQuick

// What is voted on: what kind of ballot it is, the question, and of a part the whole it belongs to.
Column {
    id: head

    required property var part
    required property string heading
    required property real u
    // What stands at the right of the heading.
    property real beside: 0
    property real usual: 5.6 * u
    property real long: 4.2 * u

    spacing: 0.4 * u

    SceneLabel {
        width: parent.width - head.beside
        text: head.heading
        u: head.u
    }
    SceneTitle {
        width: parent.width
        title: head.part.title || ""
        usual: head.usual
        long: head.long
        leading: 1.4
    }
    ScreenText {
        width: parent.width
        visible: text !== ""
        text: head.part.whole || ""
        size: 3.4 * head.u
        leading: 1.3
        soft: true
    }
}
