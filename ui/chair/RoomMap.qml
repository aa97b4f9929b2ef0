pragma ComponentBehavior: Bound
import QtQuick
import controls
import theme
import "../controls/seatLayout.js" as SeatLayout

// The hall's seats with their signs. One pointer area finds the seat under it; arrow keys go from seat to seat.
FocusScope {
    id: view

    required property var room
    property string only: ""
    readonly property var seats: room.seats
    readonly property string chosen: room.view.person.id
    readonly property var found: room.view.found
    readonly property bool ballot: seats.some(seat => seat.state === "voted" || seat.all.includes("not_voted"))
    readonly property bool small: map.seatSize < 20
    property int under: -1
    signal nameAsked(string typed)

    function tone(name: string): color {
        return {
            "danger": Theme.danger,
            "gold": Theme.gold,
            "accent": Theme.accent,
            "ok": Theme.ok
        }[name] ?? Theme.text;
    }
    function seatAt(x: real, y: real): int {
        const column = (x - map.x - map.centreX) / map.step, line = (map.y + map.centreY - y) / map.step;
        return map.places.findIndex(place => Math.hypot(place.x - column, place.y - line) < 0.5);
    }
    function go(dx: int, dy: int) {
        const from = map.places.find(place => place.id === chosen);
        const to = from ? SeatLayout.neighbour(map.places, from, dx, dy) : map.places[0];
        if (to)
            room.choose(to.id);
    }

    activeFocusOnTab: true
    Accessible.role: Accessible.List
    Accessible.name: qsTrId("desktop.room.heading")
    Keys.onLeftPressed: go(-1, 0)
    Keys.onRightPressed: go(1, 0)
    Keys.onUpPressed: go(0, 1)
    Keys.onDownPressed: go(0, -1)
    Keys.onPressed: event => {
        if (event.text.trim() !== "" && !(event.modifiers & (Qt.ControlModifier | Qt.AltModifier)) && event.key !== Qt.Key_Escape) {
            event.accepted = true;
            view.nameAsked(event.text);
        }
    }

    Rectangle {
        anchors.fill: parent
        radius: Theme.radiusCard
        color: Theme.canvas
        border.width: view.activeFocus ? 2 : 1
        border.color: view.activeFocus ? Theme.accent : Theme.line
    }
    SeatMap {
        id: map

        x: 16
        y: 16 + Math.max(0, (height - usedHeight) / 2)
        width: parent.width - 32
        height: parent.height - 32
        seats: view.seats
        // A large hall begins farther out: its inner rows have room too.
        inner: 5.2 * Math.max(1, Math.sqrt(view.seats.length / 60))
        labels: seatSize >= 20
        filled: view.ballot ? Theme.accent : Theme.ok
    }
    Repeater {
        model: map.places.length

        Item {
            id: seat

            required property int index
            readonly property var place: map.places[index] ?? ({
                    "id": "",
                    "x": 0,
                    "y": 0
                })
            readonly property var entry: view.byId[place.id] ?? ({
                    "text": "",
                    "mark": "",
                    "sign": "",
                    "tone": "text",
                    "place": 0,
                    "all": []
                })
            readonly property bool isChosen: place.id !== "" && place.id === view.chosen
            readonly property bool isFound: view.found.includes(place.id)

            objectName: "roomSeat"
            width: map.seatSize
            height: width
            x: map.x + Math.round(map.centreX + map.step * place.x - width / 2)
            y: map.y + Math.round(map.centreY - map.step * place.y - width / 2)
            Accessible.role: Accessible.Button
            Accessible.name: entry.text
            Accessible.onPressAction: view.room.choose(place.id)

            // What is not asked for is dimmed, not hidden: one keeps seeing where one is.
            Rectangle {
                anchors.fill: parent
                anchors.margins: -2
                visible: view.only !== "" && !seat.entry.all.includes(view.only)
                radius: width / 2
                color: Qt.alpha(Theme.canvas, 0.78)
            }
            Rectangle {
                anchors.fill: parent
                anchors.margins: -4
                visible: seat.isChosen || seat.isFound
                radius: width / 2
                color: "transparent"
                border.width: 3
                border.color: Theme.gold
            }
            Loader {
                active: seat.entry.mark !== ""
                visible: view.only === "" || seat.entry.all.includes(view.only)
                // On a small seat the sign takes its place.
                x: view.small ? (parent.width - width) / 2 : parent.width - width * 0.62
                y: view.small ? (parent.height - height) / 2 : -height * 0.38
                sourceComponent: RoomBadge {
                    size: view.small ? Math.max(12, map.seatSize * 1.1) : Math.round(map.seatSize * 0.56)
                    sign: seat.entry.sign
                    number: seat.entry.mark === "queue" ? seat.entry.place : 0
                    ink: view.tone(seat.entry.tone)
                }
            }
        }
    }
    readonly property var byId: {
        const found = {};
        for (const seat of seats)
            found[seat.id] = seat;
        return found;
    }

    MouseArea {
        id: pointer

        anchors.fill: parent
        hoverEnabled: true
        cursorShape: view.under >= 0 ? Qt.PointingHandCursor : Qt.ArrowCursor
        onPositionChanged: event => view.under = view.seatAt(event.x, event.y)
        onExited: view.under = -1
        onClicked: event => {
            view.forceActiveFocus();
            const found = view.seatAt(event.x, event.y);
            view.room.choose(found >= 0 ? map.places[found].id : "");
        }

        Tip {
            x: pointer.mouseX + 14
            y: pointer.mouseY + 14
            visible: view.under >= 0 && view.under < map.places.length
            delay: 200
            text: visible ? view.byId[map.places[view.under].id]?.text ?? "" : ""
        }
    }
}
