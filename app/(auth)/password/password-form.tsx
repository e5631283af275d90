"use client";

import { useToast } from "@/components/ui/toast";
import { changePasswordAction } from "../actions";
import { AuthForm } from "../auth-form";
import { NEW_PASSWORD_HINT } from "../new-password-hint";

const FIELDS = [
  { id: "currentPassword", label: "Current password", type: "password", autoComplete: "current-password" },
  {
    id: "password",
    label: "New password",
    type: "password",
    autoComplete: "new-password",
    hint: NEW_PASSWORD_HINT,
  },
];

export function PasswordForm() {
  const toast = useToast();
  return (
    <AuthForm
      fields={FIELDS}
      label="Change the password"
      action={({ currentPassword = "", password = "" }) =>
        changePasswordAction({ currentPassword, password })
      }
      next={() => {
        toast({ title: "Your password is changed", meaning: "proven" });
        return "/";
      }}
    />
  );
}
