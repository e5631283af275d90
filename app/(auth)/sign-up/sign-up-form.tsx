"use client";

import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { signUpAction } from "../actions";
import { FormMessage } from "../form-message";
import { useFormAction } from "../use-form-action";

export function SignUpForm() {
  const router = useRouter();
  const form = useFormAction(
    ({ name = "", email = "", password = "" }) => signUpAction({ name, email, password }),
    () => {
      router.replace("/");
      router.refresh();
    },
  );
  return (
    <form onSubmit={form.onSubmit} className="grid gap-4" method="post" noValidate>
      <FormMessage>{form.message}</FormMessage>
      <TextField id="name" label="Your name" autoComplete="name" error={form.errorOf("name")} />
      <TextField
        id="email"
        label="E-mail"
        type="email"
        autoComplete="username"
        error={form.errorOf("email")}
      />
      <TextField
        id="password"
        label="Password"
        type="password"
        autoComplete="new-password"
        hint="At least 12 characters. A few words that belong together only for you are easiest."
        error={form.errorOf("password")}
      />
      <Button type="submit" variant="primary" isBusy={form.isBusy}>
        Create the account
      </Button>
    </form>
  );
}
