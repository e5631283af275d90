export const NEW_PASSWORD_HINT =
  "At least 12 characters. A few words that belong together only for you are easiest.";
