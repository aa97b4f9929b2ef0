pragma ComponentBehavior: Bound
import QtQuick
import theme

// The right column: the floor, or what the stage needs beside it.
Rectangle {
    id: column

    required property var desk
    property bool low: false
    readonly property string kind: desk.stage.beside.view.kind
    signal addAsked
    signal earlyAsked
    signal tellersAsked
    signal correctionAsked

    color: Theme.surface

    Rectangle {
        width: 1
        height: parent.height
        color: Theme.line
    }
    Loader {
        anchors.fill: parent
        anchors.leftMargin: 1
        sourceComponent: column.kind === "ballot" ? (column.desk.ballot.view.method === "show_of_hands" ? hands : column.desk.ballot.view.method === "paper" ? tellers : notVoted) : column.kind === "result" ? choices : column.kind === "prepare" ? readiness : column.kind === "item" && column.desk.questioning.view.on ? questioning : column.kind === "item" || column.kind === "between" || column.kind === "recess" ? floor : nothing
    }
    Component {
        id: floor

        FloorPanel {
            desk: column.desk
            low: column.low
            onAddAsked: column.addAsked()
            onEarlyAsked: column.earlyAsked()
        }
    }
    Component {
        id: questioning

        QuestioningPanel {
            desk: column.desk
            low: column.low
            onAddAsked: column.addAsked()
        }
    }
    Component {
        id: notVoted

        NotVotedPanel {
            desk: column.desk
        }
    }
    Component {
        id: hands

        CountForm {
            desk: column.desk
            inset: 18
            heading: qsTrId("desktop.ballot.hands")
            about: qsTrId("desktop.count.hands_text")
        }
    }
    Component {
        id: tellers

        TellersPanel {
            desk: column.desk
            onTellersAsked: column.tellersAsked()
        }
    }
    Component {
        id: choices

        ChoicesPanel {
            desk: column.desk
            onCorrectionAsked: column.correctionAsked()
        }
    }
    Component {
        id: readiness

        ReadinessPanel {
            desk: column.desk
        }
    }
    Component {
        id: nothing

        Item {}
    }
}
