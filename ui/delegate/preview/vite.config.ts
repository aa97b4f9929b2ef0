/** Builds the preview page alone; it is no part of what the hall serves. */
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vite";

export default defineConfig({ root: import.meta.dirname, base: "./", plugins: [svelte()], build: { target: "es2022" } });
