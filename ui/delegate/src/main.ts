import "./fonts.css";
import "./tokens.css";
import "./app.css";

import { mount } from "svelte";

import App from "./App.svelte";
import { takeJoinSecret } from "./join/secret";
import { hall } from "./hall";
import { watchPapers } from "./documents/prefetch";
import { watchOffline } from "./offline";

takeJoinSecret();
hall.start();
watchOffline();
watchPapers();
mount(App, { target: document.getElementById("app") as HTMLElement });
