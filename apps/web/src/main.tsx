import "./styles/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { beginPage } from "./app/routes.ts";
import { beginDataScope } from "./data/use-synthetic.ts";

beginPage(location.pathname);
beginDataScope();
const root = document.getElementById("root");
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
