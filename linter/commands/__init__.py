"""The commands, one module each, imported when they are called."""

from linter.diagnostics import Text

EXIT_CLEAN, EXIT_FINDINGS, EXIT_USAGE, EXIT_FAULT, EXIT_INTERRUPTED, EXIT_PIPE = 0, 1, 2, 3, 130, 141

# In the order in which the help lists them; each is `command` in the module of its name.
COMMANDS = {
    "check": Text("检查（不写命令就是它）", "lint (what happens without a command)"),
    "fix": Text("改正能够确定的问题（--diff 只看不改）", "mend what is certain (--diff only shows)"),
    "annotate": Text(
        "把问题写成草稿副本里的批注（Word 批注或网页）",
        "write the findings into a copy of the draft (Word comments, a page)",
    ),
    "extract": Text(
        "把草稿里的表格、标题、引用按 JSON 列出", "print the draft's tables, headings and citations as JSON"
    ),
    "baseline": Text(
        "记下现有的问题，以后只提示新的", "list the present findings, so that only new ones are reported"
    ),
    "explain": Text(
        "说明一条规则：查什么、为什么、依据、怎么办、正反例子",
        "a rule's page: what it does, why, basis, what to do, examples",
    ),
    "rollup": Text("核对全县的表是不是各单位之和", "hold a county's tables against the sum of its bodies'"),
    "laws": Text("查一件法规文件在某一天是否有效", "look an instrument up on a day"),
    "rules": Text("列出所有规则", "list the rules"),
    "test-rules": Text(
        "试一遍规则（也可以是自己的规则文件）的正反例子", "try the examples of rules, also of your own files"
    ),
    "lsp": Text("语言服务器：编辑器里边写边查", "the language server, for editors"),
    "completion": Text("输出终端的补全脚本", "print the script for completion in a shell"),
    "schema": Text("输出 .reportlint.yaml 的 JSON Schema", "print the JSON Schema of .reportlint.yaml"),
}
