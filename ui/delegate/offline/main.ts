import { mount } from "svelte";

import "../src/tokens.css";
import "./style.css";
import { receive } from "./data";
import Offline from "./Offline.svelte";

const target = document.getElementById("app");
receive((session, fingerprint) => {
  if (target) mount(Offline, { target, props: { session, fingerprint } });
});
