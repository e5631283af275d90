"use client";

import { signInAction } from "../actions";
import { AuthForm } from "../auth-form";

const FIELDS = [
  { id: "email", label: "E-mail", type: "email", autoComplete: "username" },
  { id: "password", label: "Password", type: "password", autoComplete: "current-password" },
];

export function SignInForm({ returnTo }: { returnTo: string }) {
  return (
    <AuthForm
      fields={FIELDS}
      label="Sign in"
      action={({ email = "", password = "" }) => signInAction({ email, password })}
      next={() => returnTo}
    />
  );
}
