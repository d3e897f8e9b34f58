-- reportlint in Neovim (0.7 or later), without any plugin: put this file on the runtime path and call
--   require('reportlint').setup()            in lua/reportlint.lua, or
--   dofile('/path/to/reportlint.lua').setup()
-- Options: cmd, the command of the server; filetypes, the buffers it looks at; pattern, names of drafts.
local M = {}

local defaults = {
  cmd = { 'reportlint', 'lsp' },
  filetypes = { 'text', 'markdown' },
}

local function root_of(path)
  local folder = vim.fn.fnamemodify(path, ':p:h')
  local config = vim.fn.findfile('.reportlint.yaml', folder .. ';')
  return config ~= '' and vim.fn.fnamemodify(config, ':p:h') or folder
end

function M.setup(options)
  local settings = vim.tbl_extend('force', defaults, options or {})
  local clients = {}
  local group = vim.api.nvim_create_augroup('reportlint', { clear = true })
  vim.api.nvim_create_autocmd('FileType', {
    group = group,
    pattern = settings.filetypes,
    callback = function(event)
      local root = root_of(vim.api.nvim_buf_get_name(event.buf))
      clients[root] = clients[root]
        or vim.lsp.start_client({ name = 'reportlint', cmd = settings.cmd, root_dir = root })
      if clients[root] then
        vim.lsp.buf_attach_client(event.buf, clients[root])
      end
    end,
  })
end

return M
