pragma ComponentBehavior: Bound
import QtQuick
import theme

// What the hall sees: one scene at a time, with a cross-fade from one to the next.
Rectangle {
    id: projector

    property var scene: ({})
    property bool animated: true
    readonly property string view: scene && scene.view ? scene.view : "blank"
    readonly property var files: ({
            "welcome": "WelcomeScene.qml",
            "agenda": "AgendaScene.qml",
            "item": "ItemScene.qml",
            "floor": "FloorScene.qml",
            "presence": "PresenceScene.qml",
            "ballot_open": "BallotScene.qml",
            "ballot_closed": "BallotClosedScene.qml",
            "result": "ResultScene.qml",
            "document": "DocumentScene.qml",
            "notice": "MessageScene.qml",
            "recess": "MessageScene.qml"
        })

    color: Theme.projectorCanvas
    clip: true

    Repeater {
        model: Object.keys(projector.files)

        Loader {
            id: loader
            required property string modelData
            readonly property bool shown: projector.view === modelData

            width: projector.width
            height: projector.height
            active: shown || opacity > 0
            opacity: shown ? 1 : 0
            visible: opacity > 0
            onActiveChanged: if (active) setSource(projector.files[modelData], {"scene": projector.scene})
            Component.onCompleted: if (active) setSource(projector.files[modelData], {"scene": projector.scene})

            Behavior on opacity {
                enabled: projector.animated

                NumberAnimation {
                    duration: Theme.normal
                }
            }
            Binding {
                target: loader.item
                property: "scene"
                value: projector.scene
                when: loader.shown && loader.item !== null
            }
        }
    }
    SceneHeader {
        visible: projector.view !== "welcome" && projector.view !== "blank"
        width: parent.width
        scene: projector.scene || ({})
        screenHeight: projector.height
        margin: projector.width / projector.height < 1.5 ? projector.height * 0.05 : projector.height * 0.07
    }
    ScreenText {
        visible: text !== ""
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        anchors.margins: projector.height * 0.02
        text: projector.scene && projector.scene.link_lost_text ? projector.scene.link_lost_text : ""
        share: 0.032
        screenHeight: projector.height
        color: Theme.projectorGold
    }
}
