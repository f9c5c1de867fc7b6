"""Every function of the table gives what its documentation says."""

import pytest
from tests.armlang.build import GROUP, PROVIDERS, SUBSCRIPTION, Known, resource, scope, thing, value

from landbridge.armlang import Level
from landbridge.armlang.functions import TABLE
from landbridge.errors import InputError

DOGS = """createArray(
createObject('name', 'Evie', 'age', 5), createObject('name', 'Casper', 'age', 3),
createObject('name', 'Indy', 'age', 2), createObject('name', 'Kira', 'age', 8))"""
RECORDS = """createArray(
createObject('type', 'a', 'value', 123), createObject('type', 'b', 'value', 456),
createObject('type', 'a', 'value', 789))"""
STORE = "resourceId('Microsoft.Storage/storageAccounts', 'store')"
STORED = f"{PROVIDERS}/Microsoft.Storage/storageAccounts/store"
ALIASES = (
    "https://raw.githubusercontent.com/Azure/azure-rest-api-specs/master/arm-compute/"
    "quickstart-templates/aliases.json"
)

CASES: list[tuple[str, object]] = [
    # arrays
    ("array(1)", [1]),
    ("array('efgh')", ["efgh"]),
    ("array(createObject('a', 'b'))", [{"a": "b"}]),
    ("array(createArray(1))", [1]),
    ("createArray('a', 'b', 'c')", ["a", "b", "c"]),
    ("createArray()", []),
    ("distinct(createArray('b', 'a', 'b', 1, true(), 1))", ["b", "a", 1, True]),
    ("flatten(createArray(createArray('one', 'two'), createArray('three')))",
     ["one", "two", "three"]),
    ("flatten(createArray())", []),
    ("indexFromEnd(createArray('a', 'b', 'c'), 1)", "c"),
    ("tryIndexFromEnd(createArray('a'), 2)", None),
    ("tryIndexFromEnd(createArray('a', 'b'), 2)", "a"),
    ("tryIndexFromEnd(null(), 1)", None),
    ("max(0, 3, 2, 5, 4)", 5),
    ("max(createArray(10, 4, 1, 6))", 10),
    ("min(0, 3, 2, 5, 4)", 0),
    ("range(5, 3)", [5, 6, 7]),
    ("range(1, 0)", []),
    # texts, arrays and objects alike
    ("concat('prefix', '-', 5, '-', true())", "prefix-5-True"),
    ("concat(createArray('1-1'), createArray('2-1', '2-2'))", ["1-1", "2-1", "2-2"]),
    ("contains('OneTwoThree', 'e')", True),
    ("contains('FOOBAR', 'foo')", False),
    ("contains('abc1', 1)", True),
    ("contains(createObject('one', 'a'), 'ONE')", True),
    ("contains(createArray('FOO'), 'foo')", False),
    ("contains(createArray(createArray(1)), createArray(1))", True),
    ("empty('')", True),
    ("empty(null())", True),
    ("empty(createArray(1))", False),
    ("empty(json('{}'))", True),
    ("first('One Two Three')", "O"),
    ("first(createArray())", None),
    ("first('')", ""),
    ("indexOf('abcdef', 'CD')", 2),
    ("indexOf('test', 'x')", -1),
    ("indexOf(createArray('FOO', 'BAR'), 'bar')", -1),
    ("indexOf(createArray('fizz', 'buzz', 'pop', 'fizz'), 'fizz')", 0),
    ("intersection(createArray('one', 'two', 'three'), createArray('two', 'three'))",
     ["two", "three"]),
    ("intersection(json('{\"one\": \"a\", \"two\": \"b\"}'), json('{\"one\": \"a\", "
     "\"two\": \"c\"}'))",
     {"one": "a"}),
    ("last('One Two Three')", "e"),
    ("last(createArray('a', 'b'))", "b"),
    ("lastIndexOf('abcabc', 'AB')", 3),
    ("lastIndexOf(createArray('fizz', 'buzz', 'fizz'), 'fizz')", 2),
    ("length('One Two Three')", 13),
    ("length(json('{\"a\": 1, \"b\": 2}'))", 2),
    ("skip('one two three', 4)", "two three"),
    ("skip(createArray('one', 'two', 'three'), 2)", ["three"]),
    ("skip('foot', -1)", "foot"),
    ("take('one two three', 2)", "on"),
    ("take(createArray(1), 5)", [1]),
    ("take('foot', -1)", ""),
    ("union(createArray('one', 'two', 'three'), createArray('three', 'four'))",
     ["one", "two", "three", "four"]),
    ("union(json('{\"p\": {\"one\": \"a\", \"three\": \"c1\"}, \"n\": [1, 2]}'),"
     " json('{\"p\": {\"three\": \"c2\", \"four\": \"d\"}, \"n\": [3, 4]}'))",
     {"p": {"one": "a", "three": "c2", "four": "d"}, "n": [3, 4]}),
    # addresses
    ("parseCidr('10.144.0.0/20')",
     {"network": "10.144.0.0", "netmask": "255.255.240.0", "broadcast": "10.144.15.255",
      "firstUsable": "10.144.0.1", "lastUsable": "10.144.15.254", "cidr": 20}),
    ("parseCidr('fdad:3236:5555::/48')",
     {"network": "fdad:3236:5555::", "netmask": "ffff:ffff:ffff::",
      "firstUsable": "fdad:3236:5555::",
      "lastUsable": "fdad:3236:5555:ffff:ffff:ffff:ffff:ffff", "cidr": 48}),
    ("cidrSubnet('10.144.0.0/20', 24, 4)", "10.144.4.0/24"),
    ("cidrSubnet('fdad:3236:5555::/48', 52, 1)", "fdad:3236:5555:1000::/52"),
    ("cidrHost('10.144.3.0/24', 0)", "10.144.3.1"),
    ("cidrHost('10.144.3.0/24', 253)", "10.144.3.254"),
    ("cidrHost('fdad:3236:5555:3000::/52', 4)", "fdad:3236:5555:3000::5"),
    # comparison
    ("coalesce(null(), null(), 'one')", "one"),
    ("coalesce('one', int('no number'))", "one"),
    ("coalesce(null())", None),
    ("equals(1, 1)", True),
    ("equals('a', 'A')", False),
    ("equals(createArray('a', 'b'), createArray('a', 'b'))", True),
    ("equals(createObject('a', 1), createObject('a', 2))", False),
    ("equals(1, true())", False),
    ("greater(2, 1)", True),
    ("greater('a', 'b')", False),
    ("greaterOrEquals(1, 1)", True),
    ("less('a', 'b')", True),
    ("lessOrEquals(2, 1)", False),
    # dates
    ("dateTimeAdd('2020-04-07 14:53:14Z', 'P3Y')", "2023-04-07 14:53:14Z"),
    ("dateTimeAdd('2020-04-07 14:53:14Z', '-P9D')", "2020-03-29 14:53:14Z"),
    ("dateTimeAdd('2020-04-07T14:53:14Z', 'PT1H')", "2020-04-07T15:53:14Z"),
    ("dateTimeAdd('2024-01-31', 'P1M')", "2024-02-29"),
    ("dateTimeAdd('20200407T145314Z', 'PT1H', 'M d')", "4 7"),
    ("dateTimeFromEpoch(1683040573)", "2023-05-02T15:16:13Z"),
    ("dateTimeToEpoch('2023-05-02T15:16:13Z')", 1683040573),
    ("dateTimeToEpoch('2023-05-02T17:16:13+02:00')", 1683040573),
    # logic
    ("and(true(), false())", False),
    ("or(true(), false())", True),
    ("or(true(), equals(1, int('no number')))", True),
    ("not(true())", False),
    ("if(equals('a', 'a'), 'yes', int('no number'))", "yes"),
    ("if(false(), 1, 2)", 2),
    ("bool('true')", True),
    ("bool(0)", False),
    ("true()", True),
    ("false()", False),
    # numbers
    ("add(5, 3)", 8),
    ("sub(7, 3)", 4),
    ("mul(5, 3)", 15),
    ("div(8, 3)", 2),
    ("div(-7, 2)", -3),
    ("mod(7, 3)", 1),
    ("mod(-7, 3)", -1),
    ("int('4')", 4),
    ("int(' -4 ')", -4),
    ("float('3.0')", 3.0),
    ("float(3)", 3.0),
    # objects
    ("createObject('intProp', 1, 'nullProp', null())", {"intProp": 1, "nullProp": None}),
    ("items(json('{\"item002\": 2, \"Item001\": 1}'))",
     [{"key": "Item001", "value": 1}, {"key": "item002", "value": 2}]),
    ("json('[1, 2, 3]')", [1, 2, 3]),
    ("json('null')", None),
    ("json('{''a'': ''b\"c''}')", {"a": 'b"c'}),
    ("null()", None),
    ("objectKeys(createObject('a', 123, 'b', 456))", ["a", "b"]),
    ("shallowMerge(createArray(createObject('a', 1, 'b', 1), createObject('b', 2)))",
     {"a": 1, "b": 2}),
    ("tryGet(createObject('a', createObject('b', 1)), 'A', 'b')", 1),
    ("tryGet(createObject('a', 1), 'x', 'y')", None),
    ("tryGet(createArray('a'), 0)", "a"),
    ("tryGet(createArray('a', 'b'), createObject('value', 1, 'fromEnd', true()))", "b"),
    ("tryGet(null(), 'x')", None),
    # lambdas
    (f"map(filter({DOGS}, lambda('dog', greaterOrEquals(lambdaVariables('dog').age, 5))),"
     " lambda('d', lambdaVariables('D').name))", ["Evie", "Kira"]),
    ("filter(createArray('a', 'b', 'c'), lambda('x', 'i', "
     "equals(mod(lambdaVariables('i'), 2), 0)))",
     ["a", "c"]),
    ("map(range(0, 2), lambda('x', 'i', add(lambdaVariables('x'), lambdaVariables('i'))))", [0, 2]),
    ("mapValues(createObject('a', 123, 'b', 456), lambda('v', mul(lambdaVariables('v'), 2)))",
     {"a": 246, "b": 912}),
    ("reduce(range(1, 5), 1, lambda('cur', 'next', mul(lambdaVariables('cur'),"
     " lambdaVariables('next'))))", 120),
    ("reduce(createArray('abc', 'def', 'ghi'), '', lambda('c', 'n', 'i', if(equals(mod("
     "lambdaVariables('i'), 2), 0), concat(lambdaVariables('c'), lambdaVariables('n')),"
     " lambdaVariables('c'))))", "abcghi"),
    ("sort(createArray(8, 3, 10, -13, 5), lambda('x', 'y', less(lambdaVariables('x'),"
     " lambdaVariables('y'))))", [-13, 3, 5, 8, 10]),
    ("toObject(createArray(123, 456), lambda('i', string(div(lambdaVariables('i'), 100))))",
     {"1": 123, "4": 456}),
    (f"toObject({RECORDS}, lambda('e', lambdaVariables('e').type),"
     " lambda('e', lambdaVariables('e').value))",
     {"a": 789, "b": 456}),
    (f"groupBy({RECORDS}, lambda('e', lambdaVariables('e').type),"
     " lambda('e', lambdaVariables('e').value))",
     {"a": [123, 789], "b": [456]}),
    # texts
    ("base64('one, two, three')", "b25lLCB0d28sIHRocmVl"),
    ("base64ToString('IEZpenog')", " Fizz "),
    ("base64ToJson(base64('{''one'': ''a'', ''two'': ''b''}'))", {"one": "a", "two": "b"}),
    ("dataUri(' Fizz ')", "data:text/plain;charset=utf-8;base64,IEZpenog"),
    ("dataUriToString('data:;base64,SGVsbG8sIFdvcmxkIQ==')", "Hello, World!"),
    ("dataUriToString('data:text/plain,a%20b')", "a b"),
    ("endsWith('abcdef', 'EF')", True),
    ("startsWith('abcdef', 'AB')", True),
    ("startsWith('abcdef', 'e')", False),
    ("format('{0}, {1}. Formatted number: {2:N0}', 'Hello', 'User', 8175133)",
     "Hello, User. Formatted number: 8,175,133"),
    ("format('{0}/{1}/{2}/{3}', 1, 2, 3, true())", "1/2/3/True"),
    ("format('>{0}<>{1}<', json('{\"a\": \"b\", \"!c\": 2}'), createArray(true(), 2893, 'abc'))",
     ">{'a':'b','!c':2}<>[true,2893,'abc']<"),
    ("format('{{{0:D3}}} {0:X} {1,3}|{1,-3}|{0:00} {2:F1}', 10, 'a', float('2.5'))",
     "{010} A   a|a  |10 2.5"),
    ("guid('foo', 'bar', 'baz')", "2ed86837-7c7c-5eaa-9864-dd077fd19b0d"),
    ("uniqueString('snap', 'crackle', 'pop')", "byghxckddilkc"),
    ("uniqueString('hello', 'world')", "a7wkljktk6wne"),
    ("uniqueString('tyeth')", "zcztcwvu6iyg6"),
    ("join(createArray('abc', 123, true()), '/')", "abc/123/True"),
    ("like('Foot.ball', 'F*.BALL')", True),
    ("like('football', 'foot')", False),
    ("like('football', 'foot*ball*')", True),
    ("like('football', '*foo*ot')", False),
    ("like('a', 'a*a')", False),
    ("padLeft(123, 10, '0')", "0000000123"),
    ("padLeft('00', 5)", "   00"),
    ("replace('123-123-1234', '-', '')", "1231231234"),
    ("split('one,two,three', ',')", ["one", "two", "three"]),
    ("split('one;two,three', createArray(',', ';'))", ["one", "two", "three"]),
    ("string(createObject('a', createArray(1, true(), null())))", '{"a":[1,true,null]}'),
    ("string(true())", "True"),
    ("string(5)", "5"),
    ("substring('one two three', 4, 3)", "two"),
    ("substring('abc', 3)", ""),
    ("toLower('One Two')", "one two"),
    ("toUpper('One Two')", "ONE TWO"),
    ("trim('    one two three   ')", "one two three"),
    ("uri('http://contoso.org/firstpath', 'myscript.sh')", "http://contoso.org/myscript.sh"),
    ("uri('http://contoso.org/firstpath/', 'myscript.sh')",
     "http://contoso.org/firstpath/myscript.sh"),
    ("uri('http://contoso.org/a/b/azuredeploy.json', '../myscript.sh')",
     "http://contoso.org/a/myscript.sh"),
    ("uri('https://github.com/another/repo', '/Azure/bicep')", "https://github.com/Azure/bicep"),
    ("uri('https://a.example', 'b')", "https://a.example/b"),
    ("uri('https://a.example/b', 'https://c.example/d')", "https://c.example/d"),
    ("uriComponent('http://contoso.com/a b')", "http%3A%2F%2Fcontoso.com%2Fa%20b"),
    ("uriComponentToString('http%3A%2F%2Fcontoso.com%2Fa')", "http://contoso.com/a"),
    # the deployment and its place
    ("parameters('p')", "given"),
    ("variables('V')", "plain"),
    ("deployment().name", "main"),
    ("uri(deployment().properties.templateLink.uri, 'b.json')", "https://example.com/a/b.json"),
    ("deployer().objectId", "me"),
    ("environment().suffixes.storage", "core.windows.net"),
    ("environment().vmImageAliasDoc", ALIASES),
    ("resourceGroup().location", "westeurope"),
    ("resourceGroup().id", GROUP),
    ("subscription().subscriptionId", SUBSCRIPTION),
    ("subscription().DISPLAYNAME", "Test"),
    ("tenant().tenantId", "11111111-2222-3333-4444-555555555555"),
    # resources
    ("resourceId('Microsoft.Storage/storageAccounts', 'store')", STORED),
    ("resourceId('other', 'My.Rp/a/b', 'x', 'y')",
     f"/subscriptions/{SUBSCRIPTION}/resourceGroups/other/providers/My.Rp/a/x/b/y"),
    ("resourceId('2e518a80-f860-4467-a00e-d81aaf1ff42e', 'other', 'My.Rp/a', 'x')",
     "/subscriptions/2e518a80-f860-4467-a00e-d81aaf1ff42e/resourceGroups/other/providers/My.Rp/a/x"),
    ("subscriptionResourceId('Microsoft.Authorization/roleDefinitions', 'r')",
     f"/subscriptions/{SUBSCRIPTION}/providers/Microsoft.Authorization/roleDefinitions/r"),
    ("subscriptionResourceId('s', 'My.Rp/a', 'x')", "/subscriptions/s/providers/My.Rp/a/x"),
    ("tenantResourceId('My.Rp/a/b', 'x', 'y')", "/providers/My.Rp/a/x/b/y"),
    ("managementGroupResourceId('mg', 'My.Rp/a', 'x')",
     "/providers/Microsoft.Management/managementGroups/mg/providers/My.Rp/a/x"),
    (f"extensionResourceId({STORE}, 'My.Locks/locks', 'l')",
     f"{STORED}/providers/My.Locks/locks/l"),
    (f"reference({STORE}, '2019-06-01').endpoint", "https://store"),
    (f"reference({STORE}, '2019-06-01', 'Full').location", "westeurope"),
    ("reference('Microsoft.Storage/storageAccounts/store', '2019-06-01').endpoint",
     "https://store"),
    ("references('loop')[1].number", 1),
    (f"listKeys({STORE}, '2019-06-01').keys[0].value", "key"),
    (f"listAccountSas({STORE}, '2019-06-01', createObject('a', 1)).token", "sas"),
    ("providers('Microsoft.Compute', 'VirtualMachines').resourceType", "virtualMachines"),
    ("pickZones('Microsoft.Compute', 'virtualMachines', 'westeurope')", ["1"]),
    ("pickZones('Microsoft.Compute', 'virtualMachines', 'westeurope', 2, 1)", ["2", "3"]),
    ("pickZones('Microsoft.Compute', 'virtualMachines', 'northpole')", []),
    ("toPhysicalZone(subscription().subscriptionId, 'westeurope', '1')", "westeurope-az3"),
    ("toPhysicalZones('s', 'westeurope', createArray('2', '1'))",
     ["westeurope-az1", "westeurope-az3"]),
    ("toLogicalZone('s', 'westeurope', 'westeurope-az1')", "2"),
    ("toLogicalZones('s', 'westeurope', createArray('westeurope-az3'))", ["1"]),
]  # fmt: skip

ELSEWHERE = {"copyIndex", "newGuid", "utcNow", "managementGroup", "fail", "lambda", "list*"}
"""Functions that have a test of their own below, or in the cases under another name."""

STATE = Known(
    {
        STORED: {
            "location": "westeurope",
            "properties": {"endpoint": "https://store"},
            "listKeys": {"keys": [{"value": "key"}]},
            "listAccountSas": {"token": "sas"},
        },
        thing("loop0"): {"properties": {"number": 0}},
        thing("loop1"): {"properties": {"number": 1}},
    }
)
LOOP = resource("[concat('loop', copyIndex())]", copy={"name": "loop", "count": 2})


@pytest.mark.parametrize(("expression", "expected"), CASES)
def test_a_function_gives_what_is_documented(expression: str, expected: object) -> None:
    given = {"p": {"type": "string", "defaultValue": "given"}}
    found = value(
        f"[{expression}]",
        scope(state=STATE),
        parameters=given,
        variables={"v": "plain"},
        resources=[LOOP],
    )
    assert (found, type(found)) == (expected, type(expected))


def test_every_function_of_the_table_has_a_case() -> None:
    texts = " ".join(expression.casefold() for expression, _ in CASES)
    missing = {name for name in TABLE if f"{name}(" not in texts}
    assert missing == {name.casefold() for name in ELSEWHERE} - {"lambda"}


FAULTS = [
    ("first(5)", "argument 1 of first() is of type int", "It takes string or array."),
    ("add(1)", "add() has 1 argument", "It takes 2 arguments."),
    ("toLower()", "toLower() has no arguments", "It takes 1 argument."),
    ("not('x')", "argument 1 of not() is of type string", "It takes bool."),
    ("concat()", "concat() has no arguments", "It takes 1 argument or more."),
    ("concat('a', createArray())", "concat() has arrays and texts", "one or the other"),
    ("union('a', 'b')", "argument 1 of union() is of type string", "array or object"),
    ("union(createArray(), createObject())", "union() has array and object", "one or the other"),
    ("int('five')", "int() has a text that is no integer", "digits"),
    ("div(1, 0)", "div() divides by zero", "divisor"),
    ("mul(9223372036854775807, 2)", "the result is no integer of 64 bits", "smaller"),
    ("range(0, 10001)", "range() shall count 10001 numbers", "0 to 10000"),
    ("range(2147483647, 1)", "range() counts beyond 32 bits", "2147483647"),
    ("substring('abc', 2, 2)", "substring() reaches outside of a text of 3 characters", "take()"),
    ("json('{')", "the text is no JSON", "brackets"),
    ("createObject('a')", "createObject() has a name without a value", "in turn"),
    ("cidrSubnet('10.0.0.0/24', 23, 0)", "/23 is no part of a /24", "24 to 32"),
    ("cidrSubnet('10.0.0.0/24', 25, 2)", "there is no subnet 2: 2 fit", "0 to 1"),
    ("cidrHost('10.144.3.0/24', 254)", "the range has no host 254", "number 0"),
    ("parseCidr('10.0.0.0')", "the text is no address range", "10.0.0.0/16"),
    ("map(createArray(1), 'x')", "argument 2 of map() is no lambda", "lambda('x', ...)"),
    ("map(createArray(1), lambda('a', 'b', 'c', 1))", "the lambda of map() has 3 variables",
     "1 to 2"),
    ("lambda('x', 1)", "lambda() stands where no lambda can", "filter"),
    ("lambdaVariables('x')", "no lambda around has a variable `x`", "lambda"),
    ("filter(createArray(1), lambda('x', 1))", "the lambda of filter() gives int", "bool"),
    ("if(1, 2, 3)", "if() has int", "true or false"),
    ("less(1, 'a')", "less() has int and string", "two numbers or two texts"),
    ("copyIndex()", "copyIndex() stands outside of a copy loop", "`copy`"),
    ("newGuid()", "newGuid() stands in an output", "default of a parameter"),
    ("utcNow()", "utcNow() stands in an output", "default of a parameter"),
    ("fail('no such SKU')", "the template says: no such SKU", "what it asks for"),
    ("managementGroup()", "managementGroup() stands in a deployment to a resource group",
     "management"),
    ("parameters('x')", "the template has no parameter `x`", "It has no parameters at all."),
    ("variables('x')", "the template has no variable `x`", "no variables at all"),
    ("resourceId('My.Rp/a/b', 'x')", "`My.Rp/a/b` has 2 parts behind its namespace, and 1 names",
     "one name"),
    ("resourceId('x', 'y')", "resourceId() has no type of a resource",
     "Microsoft.AVS/privateClouds"),
    ("reference('nobody')", "reference() means `nobody`, which the template does not have",
     "resourceId"),
    ("references('nobody')", "references() means `nobody`, which is no copy loop", "symbolic name"),
    ("format('{1}', 'a')", "format() has no value for {1}", "It has 1 values."),
    ("format('{', 'a')", "a brace of format() stands alone", "{{"),
    ("format('{0:Q}', 1)", "`Q` is no known form of a number", "Known are"),
    ("padLeft('a', 5000000)", "the result of padLeft() is larger than a template may be",
     "smaller"),
    ("dateTimeAdd('tomorrow', 'P1D')", "the text is no date of ISO 8601", "2026-01-31"),
    ("dateTimeAdd('2020-01-01', '1 day')", "the duration is none of ISO 8601", "P1DT2H"),
    ("dateTimeAdd('2020-01-01', 'P9999Y')", "dateTimeAdd() leaves the calendar", "less"),
    ("uri('a', 'b')", "the base of uri() is no absolute address", "https://"),
    ("createObject('a', 1).b", "the object has no property `b`", "It has `a`."),
    ("createArray(1)[1]", "the array has no element 1: it has 1", "The first is 0."),
    ("string(1).a", "string has no property `a`", "Only objects have properties"),
    ("null().a", "null has no property `a`", "Only objects"),
    ("base64ToString('%')", "the text is no base64 of a text", "base64()"),
    ("bool('maybe')", "bool() has a text that is neither true nor false", "'true'"),
    ("pickZones('Microsoft.Compute', 'virtualMachines', 'westeurope', 4)",
     "more zones than westeurope has", "3"),
    ("toPhysicalZone('s', 'l', '7')", "the location has no such zone", "1, 2"),
]  # fmt: skip


@pytest.mark.parametrize(("expression", "problem", "remedy"), FAULTS)
def test_a_fault_is_named_with_its_place(expression: str, problem: str, remedy: str) -> None:
    with pytest.raises(InputError) as caught:
        value(f"[{expression}]")
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy
    assert str(caught.value.place).startswith("main.json, outputs.it.value, column ")


def test_the_column_is_that_of_the_innermost_call() -> None:
    with pytest.raises(InputError, match=r"main.json, outputs.it.value, column 16: int"):
        value("[concat('a', ( int('x'))]".replace("( ", "  "))


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ("utcNow()", "20190305T175318Z"),
        ("utcNow('d')", "03/05/2019"),
        ("utcNow('M d')", "3 5"),
        ("utcNow('u')", "2019-03-05 17:53:18Z"),
        ("utcNow('r')", "Tue, 05 Mar 2019 17:53:18 GMT"),
        ("utcNow('o')", "2019-03-05T17:53:18.0000000Z"),
        ("utcNow('dddd h:mm tt')", "Tuesday 5:53 PM"),
        ("utcNow('yy.MMM.dd \"at\" HH\\h')", "19.Mar.05 at 17h"),
        ("newGuid()", "00000000-0000-0000-0000-00000000000a"),
    ],
)
def test_the_clock_and_new_names_are_for_defaults(form: str, shown: str) -> None:
    given = {"p": {"type": "string", "defaultValue": f"[{form}]"}}
    assert value("[parameters('p')]", parameters=given) == shown


def test_a_management_group_tells_of_itself() -> None:
    place = scope(level=Level.MANAGEMENT_GROUP)
    assert value("[managementGroup().name]", place) == "testMg"
    assert value("[resourceId('My.Rp/a', 'x')]", place) == "/providers/My.Rp/a/x"


def test_a_subscription_has_no_resource_group() -> None:
    place = scope(level=Level.SUBSCRIPTION)
    expected = f"/subscriptions/{SUBSCRIPTION}/providers/My.Rp/a/x"
    assert value("[resourceId('My.Rp/a', 'x')]", place) == expected
    with pytest.raises(InputError, match="in a deployment to a subscription"):
        value("[resourceGroup().name]", place)


def test_names_of_functions_are_blind_to_case_and_may_name_their_space() -> None:
    assert value("[sys.TOLOWER('A')]") == "a"
