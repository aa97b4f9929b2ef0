pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// The question that the hall is at, at reading size, with how far it is.
Card {
    id: card

    required property var desk
    property bool low: false
    property bool wide: false
    readonly property var question: desk.questioning.view.question ?? ({})
    readonly property bool asked: question.label !== undefined
    readonly property var chips: question.chips ?? []
    signal amendAsked(string id)

    implicitHeight: body.implicitHeight + (low ? 20 : 28)
    border.width: asked ? 2 : 1
    border.color: asked ? Theme.gold : Theme.line

    ColumnLayout {
        id: body

        anchors.fill: parent
        anchors.margins: card.low ? 10 : 14
        anchors.leftMargin: 20
        anchors.rightMargin: 20
        spacing: card.low ? 4 : 6

        // In a low window how far it is stands beside whose it is, where that has room.
        RowLayout {
            Layout.fillWidth: true
            visible: card.asked
            spacing: 8

            Flow {
                Layout.fillWidth: true
                spacing: 8

                AppText {
                    objectName: "questionLabel"
                    width: Math.min(implicitWidth, parent.width)
                    text: card.question.label ?? ""
                    elide: Text.ElideRight
                    color: Theme.textSoft
                    weight: Theme.weightMedium
                }
                Repeater {
                    model: card.low ? card.chips : []

                    Phase {}
                }
            }
            ActButton {
                Layout.alignment: Qt.AlignTop
                objectName: "amendCurrent"
                visible: (card.question.id ?? "") !== ""
                implicitHeight: Theme.sizeBody * 1.6
                small: true
                tone: "link"
                sign: "pencil"
                text: card.low ? "" : qsTrId("desktop.questions.edit")
                Accessible.name: qsTrId("desktop.questions.amend")
                onClicked: card.amendAsked(card.question.id)
            }
        }
        AppText {
            Layout.fillWidth: true
            objectName: "questionText"
            text: card.asked ? card.question.text : qsTrId("desktop.questioning.no_question")
            wrapMode: Text.Wrap
            maximumLineCount: card.low ? 3 : 4
            elide: Text.ElideRight
            size: card.asked && !card.question.many ? (card.wide ? 20 : card.low ? 16 : 18) * Theme.scale : Theme.sizeStrong
            leading: 1.5
            color: card.asked ? Theme.text : Theme.textSoft
        }
        Flow {
            Layout.fillWidth: true
            visible: card.asked && !card.low
            spacing: 8

            Repeater {
                model: card.low ? [] : card.chips

                Phase {}
            }
        }
    }
    component Phase: Chip {
        required property var modelData

        objectName: "questionPhase"
        text: modelData.text
        tone: modelData.tone
    }
}
