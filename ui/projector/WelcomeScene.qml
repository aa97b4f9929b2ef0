import QtQuick
import theme

Scene {
    id: view

    readonly property var part: scene.welcome || ({})
    readonly property string title: part.title || part.session_title || ""
    readonly property string term: part.term || scene.rehearsal_text || ""

    areaTop: 9 * u
    margin: (narrow ? 6 : 9) * u
    areaHeight: height - 17 * u

    SeatOrnament {
        x: -view.margin
        y: -view.areaTop
        width: view.width
        height: view.height
        u: view.u
    }
    Logo {
        id: logo
        source: view.scene.logo_source || ""
        size: 8 * view.u
    }
    ScreenText {
        x: logo.visible ? logo.width + 2.4 * view.u : 0
        y: logo.visible ? (logo.height - height) / 2 : 0
        width: parent.width - x
        text: view.part.body || view.scene.body || ""
        size: 5.6 * view.u
        weight: Theme.weightSemibold
        soft: true
    }
    Column {
        width: parent.width
        y: Math.max(10 * view.u, (parent.height - height) * 0.46)

        Rectangle {
            width: 12 * view.u
            height: view.u
            radius: height * 0.3
            color: Theme.projectorGold
        }
        Item {
            width: 1
            height: 3.4 * view.u
        }
        SceneTitle {
            width: parent.width
            title: view.title
            size: (title.length > 60 ? 7.4 : title.length > (view.narrow ? 18 : 30) ? 9 : 12.4) * view.u
            weight: Theme.weightBold
            leading: 1.3
        }
        ScreenText {
            width: parent.width
            text: view.term.charAt(0).toUpperCase() + view.term.slice(1)
            size: (text.length > 40 ? 5.6 : 7.4) * view.u
            weight: Theme.weightSemibold
        }
    }
    ScreenText {
        id: place
        anchors.bottom: date.top
        width: parent.width * (view.narrow ? 1 : 0.6)
        text: view.part.place || ""
        size: 3.6 * view.u
        soft: true
        maximumLineCount: 1
        elide: Text.ElideRight
    }
    ScreenText {
        id: date
        y: (view.narrow && words.text !== "" ? words.y : parent.height) - height
        text: view.part.date_text || ""
        size: 4.6 * view.u
    }
    ScreenText {
        x: date.width
        anchors.baseline: date.baseline
        visible: text !== ""
        text: view.part.opens_text ? " · " + view.part.opens_text : ""
        size: 4.6 * view.u
        soft: true
    }
    ScreenText {
        id: question
        visible: words.text !== ""
        x: (view.narrow ? 0 : parent.width - words.width - width)
        anchors.baseline: words.baseline
        text: view.labels.right_hall ? view.labels.right_hall + " " : ""
        size: 3.6 * view.u
        soft: true
    }
    ScreenText {
        id: words
        x: view.narrow ? question.width : parent.width - width
        y: parent.height - height
        text: view.part.words || ""
        size: 3.6 * view.u
        weight: Theme.weightSemibold
    }
}
