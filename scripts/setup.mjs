import "./setup/command.mjs";
