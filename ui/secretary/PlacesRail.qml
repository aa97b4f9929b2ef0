pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import controls
import theme

// The places that there are, and at the foot how the sitting goes.
Rectangle {
    id: rail

    required property var desk
    required property string current
    readonly property var view: desk.places.view
    signal asked(string name)
    signal questionsAsked
    signal opinionsAsked

    readonly property var titles: ({
            "seating": qsTrId("desktop.places.seating"),
            "documents": qsTrId("desktop.places.documents")
        })

    color: Theme.canvas
    Accessible.role: Accessible.List
    Accessible.name: qsTrId("desktop.places.all")

    Rectangle {
        anchors.right: parent.right
        width: 1
        height: parent.height
        color: Theme.line
    }
    ColumnLayout {
        anchors.fill: parent
        anchors.margins: 8
        anchors.topMargin: 12
        spacing: 2

        Repeater {
            model: rail.view.places

            PlaceRow {
                required property var modelData

                Layout.fillWidth: true
                text: rail.titles[modelData.name]
                sign: modelData.sign
                count: modelData.count
                chosen: modelData.name === rail.current
                objectName: `place-${modelData.name}`
                onClicked: rail.asked(modelData.name)
            }
        }
        Rectangle {
            Layout.fillWidth: true
            Layout.margins: 6
            implicitHeight: 1
            color: Theme.line
        }
        PlaceRow {
            Layout.fillWidth: true
            objectName: "openQuestions"
            text: qsTrId("desktop.secretary.questions")
            sign: "question"
            count: rail.desk.questions.owed.count
            chosen: false
            onClicked: rail.questionsAsked()
        }
        PlaceRow {
            Layout.fillWidth: true
            objectName: "openOpinions"
            text: qsTrId("desktop.opinions.heading")
            sign: "message"
            count: rail.desk.opinions.view.count
            chosen: false
            onClicked: rail.opinionsAsked()
        }
        Item {
            Layout.fillHeight: true
        }
        Panel {
            Layout.fillWidth: true
            Layout.margins: 4
            visible: rail.view.now.text !== ""
            padding: 12

            Column {
                width: parent.width

                AppText {
                    width: parent.width
                    text: rail.view.now.above
                    size: Theme.sizeCaption
                    wrapMode: Text.Wrap
                    soft: true
                }
                AppText {
                    width: parent.width
                    text: rail.view.now.text
                    weight: Theme.weightSemibold
                    wrapMode: Text.Wrap
                }
                AppText {
                    width: parent.width
                    text: rail.view.now.below
                    size: Theme.sizeCaption
                    wrapMode: Text.Wrap
                    soft: true
                }
            }
        }
    }
}
