-- Run by tests/test_neovim.py: opens a draft, waits for its findings, applies the fix of one, writes the file.
local arguments = vim.fn.json_decode(vim.env.REPORTLINT_TEST)

local function finish(record)
  vim.fn.writefile({ vim.fn.json_encode(record) }, arguments.result)
  vim.cmd('qa!')
end

local ok, problem = pcall(function()
  dofile(arguments.plugin).setup({ cmd = arguments.cmd })
  vim.cmd('edit ' .. vim.fn.fnameescape(arguments.draft))
  vim.cmd('setfiletype text')
  local function found(code)
    for _, each in ipairs(vim.diagnostic.get(0)) do
      if (each.code or each.user_data.lsp.code) == code then
        return each
      end
    end
  end
  assert(vim.wait(20000, function()
    return found(arguments.code) ~= nil
  end, 50), 'no diagnostics')
  local before = found(arguments.code)
  local client = vim.lsp.get_active_clients()[1]
  local parameters = {
    textDocument = vim.lsp.util.make_text_document_params(),
    range = arguments.range,
    context = { diagnostics = {}, only = { 'quickfix' } },
  }
  local answer = client.request_sync('textDocument/codeAction', parameters, 20000, 0)
  local action = answer.result[1]
  vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
  assert(vim.wait(20000, function()
    return found(arguments.code) == nil
  end, 50), 'the finding stays')
  vim.cmd('write')
  finish({
    line = before.lnum,
    column = before.col,
    text = vim.api.nvim_buf_get_lines(0, before.lnum, before.lnum + 1, false)[1],
    title = action.title,
  })
end)
if not ok then
  finish({ problem = tostring(problem) })
end
