"""A text that holds a password is found by its pattern; one that only speaks of it is not."""

import re

import pytest

from landbridge.checks.secrets import LIKELY, Secret, secrets

HELD = {
    "login svc password=Tr0ub4dor": "password=...",
    "PWD: Tr0ub4dor": "pwd:...",
    "Passwort : Tr0ub4dor": "passwort:...",
    "the password is Tr0ub4dor": "password is ...",
    "api-key=Tr0ub4dor": "api-key=...",
    "secret:Tr0ub4dor": "secret:...",
    "db_password=hunter": "password=...",
    "DB-PASSWORD = hunter": "password=...",
    "sqlpwd=hunter": "pwd=...",
    "root pw: hunter": "pw:...",
    "db_pw=hunter": "pw=...",
    "pass = hunter": "pass=...",
    "user/pass: admin/Winter24": "pass:...",
    "<password>hunter</password>": "<password>...",
    "<db:Password type='clear'> hunter </db:Password>": "<password>...",
    "passwords: hunter, hunter2": "passwords:...",
    '{"user": "sa", "password": "hunter"}': "password:...",
    "password='hunter'": "password=...",
    "**Password:** hunter": "password:...",
    "password := hunter": "password:=...",
    "Password (root): hunter": "password:...",
    "password for root: hunter": "password:...",
    "Kennwort lautet 'geheim'": "kennwort lautet ...",
    "password was set to Summer2024": "password was set to ...",
    "password changed to Summer2024": "password changed to ...",
    "passphrase: correct-horse": "passphrase:...",
    "admin password Summer2024! for all": "password ...",
    "backup of https://svc:hunter@files.example/share": "scheme://user:...@",
    "first line\npassword:\nhunter": "password:...",
    "password: changeme": "password:...",
    "Mot de passe : hunter": "mot de passe:...",
    "contraseña=hunter": "contraseña=...",
    "Wachtwoord: hunter": "wachtwoord:...",
    "senha: hunter": "senha:...",
    "root password - Summer2024": "password-...",
    "password = 4711": "password=...",
    "PIN none, password2: hunter": "password:...",
    "login: admin/P@ssw0rd1": "login .../...",
    "user admin / Passw0rd!23": "user .../...",
    "Benutzer=svc_sql/Wint3r#24, since May": "benutzer .../...",
    "Username: CORP\\svc/Tr0ub4dor&3": "username .../...",
}

SPOKEN_OF = [
    "password policy is strict",
    "reset your password at https://id.example/reset",
    "no password needed",
    "password reset done",
    "see vault for pwd",
    "secretary: 4",
    "forgot password?",
    "password: see vault",
    "Passwort: siehe Tresor",
    "pw: ask the DBA",
    "pwd: in KeePass",
    "password is required",
    "the password is case-sensitive",
    "the password is 90 days old",
    "password is min. 12 characters",
    "password is LDAP",
    "password: none",
    "password: n/a",
    "password: ********",
    "password: <see vault>",
    "password=${DB_PASSWORD}",
    "password: {{ vault.db }}",
    "password=%DBPW%",
    "password: https://vault.example/db",
    "password expires: never",
    "password_policy=strict",
    "PasswordLastSet: 2021-01-01",
    "passwordless: yes",
    "bypass: gateway",
    "compass = north",
    "UAT pass: signed off",
    "first pass: done",
    "pwd: /home/app/current",
    "<password></password>",
    "<password/>",
    "<password>see vault</password>",
    "secret santa is on Friday",
    "owner: bob",
    "login: see /srv/app2/README",
    "login at portal/v2?tenant=7",
    "login: CORP/jdoe2@corp.example",
    "login: CORP/SRV01$",
    "user/group: 1001/1001",
    "user guide / chapter12",
    "user acceptance test / 2024-05-01",
    "account: sales/emea-2",
    "account 4711/0815-2024",
    "logins are admin/operator only",
    "superuser admin / Passw0rd-less",
    "login: https://id.example/t3nant!x",
    "credentials: vault/kv2",
    "https://files.example:8443/share",
    "password rotation every 90 days",
    "password - see vault",
    "password - policy applied",
    "password - 90 days",
    "mot de passe : voir KeePass",
    "wachtwoord: zie kluis",
    "",
]


@pytest.mark.parametrize("text", HELD)
def test_a_secret_is_found_with_its_pattern(text: str) -> None:
    assert [found.pattern for found in secrets(text)] == [HELD[text]]


@pytest.mark.parametrize("text", SPOKEN_OF)
def test_who_only_speaks_of_a_secret_is_left_alone(text: str) -> None:
    assert list(secrets(text)) == []


@pytest.mark.parametrize("text", HELD)
def test_a_text_with_a_secret_is_always_likely(text: str) -> None:
    assert re.search(LIKELY, text, re.IGNORECASE)


def test_no_part_of_the_secret_or_of_the_text_before_it_is_told() -> None:
    (found,) = secrets("Wint3rpassword=hunter")
    assert found == Secret("password=...", 7)


def test_two_secrets_have_two_places() -> None:
    assert [found.at for found in secrets("pw: one, pw: two")] == [1, 10]


def test_a_long_text_without_a_secret_is_read_in_one_go() -> None:
    assert list(secrets("password " * 20_000)) == []


def test_a_long_run_of_letters_is_not_read_anew_from_each_of_them() -> None:
    assert list(secrets("a" * 1_000_000 + " pass")) == []


def test_a_secret_in_a_link_is_found_behind_whatever_stands_before_it() -> None:
    (found,) = secrets("a" * 1_000 + " 2://, see...sftp://joe:Wint3r@host")
    assert found.pattern == "scheme://user:...@"
