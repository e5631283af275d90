"use client";

import { signUpAction } from "../actions";
import { AuthForm } from "../auth-form";

const FIELDS = [
  { id: "name", label: "Your name", autoComplete: "name" },
  { id: "email", label: "E-mail", type: "email", autoComplete: "username" },
  {
    id: "password",
    label: "Password",
    type: "password",
    autoComplete: "new-password",
    hint: "At least 12 characters. A few words that belong together only for you are easiest.",
  },
];

export function SignUpForm() {
  return (
    <AuthForm
      fields={FIELDS}
      label="Create the account"
      action={({ name = "", email = "", password = "" }) => signUpAction({ name, email, password })}
      next={() => "/"}
    />
  );
}
